#!/usr/bin/perl
# bootstrap.pl FOLDER: what REST2 cannot do. Queues, two users, their rights, and their tokens as FOLDER/NAME.token.
use strict;
use warnings;
use lib '/usr/local/share/request-tracker5/lib', '/usr/share/request-tracker5/lib';
use RT;

my $folder = shift or die "usage: bootstrap.pl FOLDER\n";
RT::LoadConfig();
RT::Init();
my $system = RT->SystemUser;

sub must { my ($done, $message) = @_; die "bootstrap: $message\n" unless $done; return $done }

sub queue {
    my ($name, $lifecycle) = @_;
    my $queue = RT::Queue->new($system);
    $queue->Load($name);
    must($queue->Create(Name => $name, Description => "$name queue", Lifecycle => $lifecycle)) unless $queue->id;
    return $queue;
}

sub user {
    my ($name, $real) = @_;
    my $user = RT::User->new($system);
    $user->Load($name);
    my %made = (EmailAddress => "$name\@example.test", Privileged => 1, Password => "$name-password");
    must($user->Create(Name => $name, RealName => $real, %made)) unless $user->id;
    return $user;
}

sub allow {
    my ($user, $object, @rights) = @_;
    for my $right (@rights) {
        my ($done, $message) = $user->PrincipalObj->GrantRight(Right => $right, Object => $object);
        die "$right: $message\n" unless $done || $message =~ /already/i;
    }
    return;
}

sub token {
    my ($user, $file) = @_;
    my $self = RT::CurrentUser->new($system);
    $self->Load($user->Name);
    my ($done, $message, $token) = RT::AuthToken->new($self)->Create(Owner => $user->id, Description => 'tests');
    must($done, $message);
    open my $out, '>', "$folder/$file.token" or die "$file: $!\n";
    print {$out} $token;
    close $out or die "$file: $!\n";
    return;
}

my ($ops, $work) = (queue('Ops', 'default'), queue('Work', 'work'));
queue('Secret', 'default');

my $bot = user('gateway', 'Gateway Bot');
my @reads = qw(SeeQueue ShowTicket ShowTicketComments);
my @writes = qw(CreateTicket ModifyTicket OwnTicket CommentOnTicket);
allow($bot, $_, @reads, @writes) for $ops, $work;
my $reader = user('reader', 'Only Reading');
allow($reader, $ops, @reads);
for my $each ([$bot, 'bot'], [$reader, 'reader']) {
    allow($each->[0], RT->System, qw(ManageAuthTokens ModifySelf));
    token(@$each);
}
