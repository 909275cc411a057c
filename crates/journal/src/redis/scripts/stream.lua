-- What every script shares. A journal is three keys of one slot: who writes it (lease), what is
-- known of it (meta: epoch, leased, life, head, floor, kept, version, state, vouched) and its entries
-- (log). A life is the time for which a Redis loses nothing: what it has kept from an earlier one may be
-- less than what had been acknowledged. Entries were last added in that of `life`; the state was last
-- replaced in that of `vouched`.
local lease, meta, log = KEYS[1], KEYS[2], KEYS[3]

local function parts(cursor)
  return string.match(cursor, '^(%d+)-(%d+)$')
end

-- Whole numbers up to 2^53, without an exponent.
local function text(number)
  return string.format('%.0f', number)
end

local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- Where texts of this length are added, it is looked at each time how much there is.
local LONG = 16 * 1024

-- Drops the oldest entries, some at a time, and remembers the last one dropped: only a follower
-- that stands exactly there misses nothing. What is too much is looked for after every sixteenth of
-- what is kept.
local function trim(first, last, length, max, max_bytes)
  local step = math.max(1, math.floor(max / 16))
  local is_next_step = math.floor(last / step) > math.floor((first - 1) / step)
  if first > 1 and not is_next_step and length < LONG then return end
  local count = redis.call('XLEN', log)
  local surplus = count - max
  if surplus <= max / 16 then
    if redis.call('MEMORY', 'USAGE', log) <= max_bytes then return end
    surplus = math.floor(count / 2)
  end
  if surplus < 1 then return end
  local dropped = redis.call('XRANGE', log, '-', '+', 'COUNT', surplus)
  redis.call('HSET', meta, 'floor', dropped[#dropped][1])
  redis.call('XTRIM', log, 'MAXLEN', '=', count - surplus)
end

-- Adds ARGV[from] and what follows as entries epoch-first and so on, after head. One message tells
-- it to the followers of other processes: "<head> <first> <lengths>\n<payloads>". It is put together
-- at once: Lua takes a hash of every text that it makes, of all of it.
local function add(head, epoch, first, from, channel, max, max_bytes)
  if from > #ARGV then return head end
  local prefix, lengths, message = epoch .. '-', {}, {''}
  local id
  for i = from, #ARGV do
    id = prefix .. text(first + i - from)
    redis.call('XADD', log, id, 'p', ARGV[i])
    lengths[#lengths + 1] = #ARGV[i]
    message[#message + 1] = ARGV[i]
  end
  redis.call('HSET', meta, 'head', id)
  message[1] = head .. ' ' .. prefix .. text(first) .. ' ' .. table.concat(lengths, ',') .. '\n'
  message = table.concat(message)
  redis.call('PUBLISH', channel, message)
  trim(first, first + #lengths - 1, #message, max, max_bytes)
  return id
end

-- A state is kept for longer than its writers' entries are: who writes beside one shortens nothing.
local function keep_for(milliseconds)
  local is_longer = redis.call('PTTL', meta) > tonumber(milliseconds)
  if is_longer and redis.call('HEXISTS', meta, 'version') == 1 then return end
  redis.call('PEXPIRE', meta, milliseconds)
  redis.call('PEXPIRE', log, milliseconds)
end

-- What whoever shares a journal has to know of it.
local function shared()
  local known = redis.call('HMGET', meta, 'epoch', 'head', 'leased', 'life', 'kept', 'version',
    'vouched')
  return {
    epoch = known[1] or '0', head = known[2] or '0-0', leased = known[3],
    life = known[4] or '', kept = tonumber(known[5] or '0'), version = tonumber(known[6] or '0'),
    vouched = known[7] or '',
    -- a lease that was never given is not looked for
    held = known[3] and redis.call('EXISTS', lease) == 1
  }
end

-- Adds entries that nobody has numbered. Never in the epoch of a lease, even one that ran out: its
-- holder may be about to use the same numbers. Nor in one of an earlier life: the next numbers may have
-- been used there, and lost. ARGV begins with: life, now and idle in ms, max entries, max bytes,
-- channel. Who writes often need not say each time how long it is kept: a sixteenth of that may be
-- missing.
local function add_shared(known, from)
  local epoch, head = known.epoch, known.head
  if epoch == '0' or known.leased == epoch or known.life ~= ARGV[1] then
    epoch = text(math.max(tonumber(epoch) + 1, now()))
    redis.call('HSET', meta, 'epoch', epoch, 'life', ARGV[1])
  end
  local head_epoch, head_number = parts(head)
  local first = head_epoch == epoch and head_number + 1 or 1
  local before, at, idle = head, tonumber(ARGV[2]), tonumber(ARGV[3])
  head = add(head, epoch, first, from, ARGV[6], tonumber(ARGV[4]), tonumber(ARGV[5]))
  if first == 1 or math.abs(at - known.kept) > idle / 16 then
    redis.call('HSET', meta, 'kept', ARGV[2])
    keep_for(idle)
  end
  return before, head
end
