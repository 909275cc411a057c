-- ARGV: life, now in ms, idle in ms, max entries, max bytes, channel, expected version or 0, confirmed
-- (1), state, entries. Answers {'appended', version, former head, head}, or {'conflict', stored version,
-- stored state, restored (1)}, or nothing while the journal has a writer.
local known = shared()
local restored = known.version > 0 and known.vouched ~= ARGV[1]
if known.version ~= tonumber(ARGV[7]) or (restored and ARGV[8] ~= '1') then
  local state = redis.call('HGET', meta, 'state') or ''
  return {'conflict', text(known.version), state, restored and '1' or ''}
end
if known.held then return false end
-- By the clock, so that no version is given again that was lost.
local version = text(math.max(known.version + 1, now()))
redis.call('HSET', meta, 'version', version, 'state', ARGV[9], 'vouched', ARGV[1])
return {'appended', version, add_shared(known, 10)}
