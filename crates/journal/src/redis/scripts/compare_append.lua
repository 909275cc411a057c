-- ARGV: idle in ms, max entries, channel, expected version or 0, state, entries. Answers
-- {version, former head, head}, or {stored version, stored state}, or nothing while the journal has
-- a writer.
local known = redis.call('HMGET', meta, 'version', 'state')
local version = tonumber(known[1] or '0')
if version ~= tonumber(ARGV[4]) then return {text(version), known[2] or ''} end
if redis.call('EXISTS', lease) == 1 then return false end
version = text(version + 1)
redis.call('HSET', meta, 'version', version, 'state', ARGV[5])
local before, head = add_shared(6, ARGV[3], tonumber(ARGV[2]))
keep_for(ARGV[1])
return {version, before, head}
