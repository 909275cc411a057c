-- A writer's batch, or none, and with it its lease: left as it is, renewed, or given back.
-- ARGV: token, epoch of the lease, lease in ms, what becomes of it, idle in ms, max entries, max bytes,
-- channel, the head that the writer expects, rebuild (1), epoch of the entries, number of the first,
-- entries.
local mine, fate, channel = tonumber(ARGV[2]), ARGV[4], ARGV[8]
local max, max_bytes = tonumber(ARGV[6]), tonumber(ARGV[7])
local before, rebuild, epoch, first, from = ARGV[9], ARGV[10], ARGV[11], tonumber(ARGV[12]), 13
local known = redis.call('HMGET', meta, 'epoch', 'head')
local newest, head = tonumber(known[1] or '0'), known[2] or '0-0'
if newest > mine then return {'fenced', head} end

local function renew()
  redis.call('SET', lease, ARGV[1], 'PX', ARGV[3])
  keep_for(ARGV[5])
end

-- Redis has forgotten even the lease.
if newest < mine then
  redis.call('HSET', meta, 'epoch', ARGV[2], 'leased', ARGV[2])
  renew()
end
if rebuild == '1' then
  redis.call('DEL', log)
  redis.call('HSET', meta, 'floor', before, 'head', before)
  head = before
elseif head ~= before then
  -- Entries that are there already were sent by this writer, and the answer was lost.
  local head_epoch, head_number = parts(head)
  head_number = tonumber(head_number)
  local last = first + #ARGV - from
  if head_epoch ~= epoch or head_number < first or head_number > last then
    return {'behind', head}
  end
  from = from + head_number - first + 1
  first = head_number + 1
end
head = add(head, epoch, first, from, channel, max, max_bytes)
if fate == 'renew' then
  renew()
elseif fate == 'give back' then
  redis.call('DEL', lease)
  keep_for(ARGV[5])
elseif first == 1 or rebuild == '1' then
  -- what a first batch has made must not stay for ever, whatever becomes of its writer
  keep_for(ARGV[5])
end
return {'stored', head}
