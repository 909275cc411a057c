-- ARGV: idle in ms, channel. Leaves only the epoch, so that what comes after it is told apart and
-- a writer that does not know yet is fenced.
local epoch = redis.call('HGET', meta, 'epoch')
redis.call('DEL', lease, meta, log)
if epoch then
  redis.call('HSET', meta, 'epoch', text(tonumber(epoch) + 1))
  redis.call('PEXPIRE', meta, ARGV[1])
end
redis.call('PUBLISH', ARGV[2], '')
