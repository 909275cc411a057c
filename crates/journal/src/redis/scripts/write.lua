-- A writer's batch, or none, and with it its lease: renewed, or given back.
-- ARGV: token, epoch of the lease, lease in ms, give back (1), idle in ms, max entries, channel,
-- the head that the writer expects, rebuild (1), epoch of the entries, number of the first, entries.
local token, mine, max, channel = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[6]), ARGV[7]
local before, epoch, first, from = ARGV[8], tonumber(ARGV[10]), tonumber(ARGV[11]), 12
local known = redis.call('HMGET', meta, 'epoch', 'head')
local newest, head = tonumber(known[1] or '0'), known[2] or '0-0'
if newest > mine then return {'fenced', head} end
if newest < mine then redis.call('HSET', meta, 'epoch', ARGV[2], 'leased', ARGV[2]) end
if ARGV[9] == '1' then
  redis.call('DEL', log)
  redis.call('HSET', meta, 'floor', before, 'head', before)
  head = before
elseif head ~= before then
  -- Entries that are there already were sent by this writer, and the answer was lost.
  local head_epoch, head_number = parts(head)
  local last = first + #ARGV - from
  if head_epoch ~= epoch or head_number < first or head_number > last then
    return {'behind', head}
  end
  from = from + head_number - first + 1
  first = head_number + 1
end
head = add(head, epoch, first, from, channel, max)
if ARGV[4] == '1' then
  redis.call('DEL', lease)
else
  redis.call('SET', lease, token, 'PX', ARGV[3])
end
keep_for(ARGV[5])
return {'stored', head}
