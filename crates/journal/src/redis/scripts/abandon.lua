-- ARGV: token. Gives back a lease that was asked for and whose grant was not heard of.
if redis.call('GET', lease) == ARGV[1] then redis.call('DEL', lease) end
