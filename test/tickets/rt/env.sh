# Sourced by the other scripts. Each value may be set from outside.
: "${RT_PORT:=3310}"    # of 127.0.0.1
: "${RT_STATE:=/var/tmp/slipway-tickets/rt}"
: "${RT_CACHE:=/var/tmp/slipway-tickets/cache}" # the initialised database, so that later starts take seconds
RT_URL="http://127.0.0.1:$RT_PORT"
export RT_PORT RT_STATE RT_CACHE RT_URL
export RT_SITE_CONFIG="$RT_STATE/RT_SiteConfig.pm" RT_SITE_CONFIG_DIR="$RT_STATE/RT_SiteConfig.d"
