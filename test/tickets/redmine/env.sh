# Sourced by the other scripts. Each value may be set from outside.
: "${REDMINE_PORT:=3300}"       # of 127.0.0.1
: "${REDMINE_NAME:=slipway}"    # Debian runs several instances side by side
: "${REDMINE_STATE:=/var/tmp/slipway-tickets/redmine-$REDMINE_NAME}"
: "${REDMINE_CACHE:=/var/tmp/slipway-tickets/cache}"    # the migrated database, so that later starts take seconds
REDMINE_URL="http://127.0.0.1:$REDMINE_PORT"

# For tests only, and valid nowhere else. test/tickets/redmine.test.ts knows them too.
REDMINE_ADMIN_KEY=adadadadadadadadadadadadadadadadadadadad
REDMINE_BOT_KEY=b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0        # works on project ops, sees nothing of secret
REDMINE_CLERK_KEY=c1e4c1e4c1e4c1e4c1e4c1e4c1e4c1e4c1e4c1e4      # sees ops; its changes are ignored

# Debian's patched bundler, not the one inside libruby3.1 (see install.sh).
BUNDLER_VERSION=$(dpkg-query -W -f='${Version}' ruby-bundler 2>/dev/null | sed 's/-.*//')

export REDMINE_PORT REDMINE_NAME REDMINE_STATE REDMINE_CACHE REDMINE_URL
export REDMINE_ADMIN_KEY REDMINE_BOT_KEY REDMINE_CLERK_KEY
export BUNDLER_VERSION RAILS_ENV=production REDMINE_INSTANCE="$REDMINE_NAME" SCHEMA=/dev/null
