-- What every script shares. A journal is three keys of one slot: who writes it (lease), what is
-- known of it (meta: epoch, leased, head, floor, version, state) and its entries (log).
local lease, meta, log = KEYS[1], KEYS[2], KEYS[3]

local function parts(cursor)
  local epoch, number = string.match(cursor, '^(%d+)-(%d+)$')
  return tonumber(epoch), tonumber(number)
end

-- Whole numbers up to 2^53, without an exponent.
local function text(number)
  return string.format('%.0f', number)
end

local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- Drops the oldest entries, some at a time, and remembers the last one dropped: only a follower
-- that stands exactly there misses nothing.
local function trim(max)
  local surplus = redis.call('XLEN', log) - max
  if surplus > max / 8 then
    local dropped = redis.call('XRANGE', log, '-', '+', 'COUNT', surplus)
    redis.call('HSET', meta, 'floor', dropped[#dropped][1])
    redis.call('XTRIM', log, 'MAXLEN', '=', max)
  end
end

-- Adds ARGV[from] and what follows as entries epoch-first and so on, after head. One message tells
-- it to the followers of other processes: "<head> <first> <lengths>\n<payloads>".
local function add(head, epoch, first, from, channel, max)
  if from > #ARGV then return head end
  local prefix, lengths, payloads = text(epoch) .. '-', {}, {}
  local id
  for i = from, #ARGV do
    id = prefix .. text(first + i - from)
    redis.call('XADD', log, id, 'p', ARGV[i])
    lengths[#lengths + 1] = #ARGV[i]
    payloads[#payloads + 1] = ARGV[i]
  end
  redis.call('HSET', meta, 'head', id)
  local header = head .. ' ' .. prefix .. text(first) .. ' ' .. table.concat(lengths, ',')
  redis.call('PUBLISH', channel, header .. '\n' .. table.concat(payloads))
  trim(max)
  return id
end

-- Adds entries that nobody has numbered. Never in the epoch of a lease, even one that ran out: its
-- holder may be about to use the same numbers.
local function add_shared(from, channel, max)
  local known = redis.call('HMGET', meta, 'epoch', 'head', 'leased')
  local epoch, head = tonumber(known[1] or '0'), known[2] or '0-0'
  if epoch == 0 or known[3] == known[1] then
    epoch = math.max(epoch + 1, now())
    redis.call('HSET', meta, 'epoch', text(epoch))
  end
  local head_epoch, head_number = parts(head)
  local first = head_epoch == epoch and head_number + 1 or 1
  return head, add(head, epoch, first, from, channel, max)
end

local function keep_for(milliseconds)
  redis.call('PEXPIRE', meta, milliseconds)
  redis.call('PEXPIRE', log, milliseconds)
end
