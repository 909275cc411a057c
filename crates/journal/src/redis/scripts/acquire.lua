-- ARGV: token, lease in ms, idle in ms. Answers {epoch, head}, or nothing while it is held.
local token = ARGV[1]
local holder = redis.call('GET', lease)
if holder and holder ~= token then return false end
local known = redis.call('HMGET', meta, 'epoch', 'head')
local epoch = tonumber(known[1] or '0')
-- A holder that asks again did not hear the answer.
if not holder or epoch == 0 then epoch = math.max(epoch + 1, now()) end
redis.call('HSET', meta, 'epoch', text(epoch), 'leased', text(epoch))
redis.call('SET', lease, token, 'PX', ARGV[2])
keep_for(ARGV[3])
return {text(epoch), known[2] or '0-0'}
