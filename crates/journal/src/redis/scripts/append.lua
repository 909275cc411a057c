-- ARGV: idle in ms, max entries, channel, entries. Answers {former head, head}, or nothing while
-- the journal has a writer.
if redis.call('EXISTS', lease) == 1 then return false end
local before, head = add_shared(4, ARGV[3], tonumber(ARGV[2]))
keep_for(ARGV[1])
return {before, head}
