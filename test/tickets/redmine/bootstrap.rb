# For `rails runner`: what REST cannot do. Settings, API keys, projects, members, and a role whose edits Redmine
# ignores with a 204: it may edit issues, but no workflow leads anywhere for it, and it may add no notes.
I18n.locale = 'en'
Setting.rest_api_enabled = '1'
Setting.login_required = '1' # a missing or wrong key is a 401, as in real installations
Setting.default_language = 'en'

def give_key(user, value)
  Token.where(user_id: user.id, action: 'api').delete_all
  token = Token.create!(user: user, action: 'api')
  token.update_columns(value: value)
end

def user(login, first, last)
  found = User.find_by_login(login)
  return found if found

  made = User.new(firstname: first, lastname: last, mail: "#{login}@example.test", language: 'en')
  made.login = login
  made.password = made.password_confirmation = "#{login}-password"
  made.save!
  made
end

def join(project, user, roles)
  return if project.members.where(user_id: user.id).exists?

  Member.create!(project: project, user: user, roles: roles)
end

admin = User.find_by_login('admin')
admin.update_columns(must_change_passwd: false, status: User::STATUS_ACTIVE)
give_key(admin, ENV.fetch('REDMINE_ADMIN_KEY'))

ops, secret = { 'ops' => 'Operations', 'secret' => 'Secret' }.map do |identifier, name|
  project = Project.find_by_identifier(identifier) ||
            Project.create!(name: name, identifier: identifier, is_public: false)
  project.enabled_module_names = %w[issue_tracking]
  project.trackers = Tracker.all
  project.save!
  project
end

bot = user('gateway', 'Gateway', 'Bot')
give_key(bot, ENV.fetch('REDMINE_BOT_KEY'))
join(ops, bot, Role.givable.where(name: %w[Manager Developer]).to_a)

clerk = user('clerk', 'Careful', 'Clerk')
give_key(clerk, ENV.fetch('REDMINE_CLERK_KEY'))
editing = Role.find_by_name('Editing') ||
          Role.create!(name: 'Editing', permissions: %i[view_issues edit_issues], issues_visibility: 'all')
join(ops, clerk, [editing])
