-- Posts one JSON-RPC request over and over, or the lines of a file one after the other, each once: a run that needs more
-- lines than there are repeats them, and says how many answers were errors. With one thread of wrk.
-- usage: wrk -t1 -s post.lua URL -- METHOD PARAMS-JSON | --lines FILE
local bodies, at = {}, 0
local threads = {}
refused = 0

function setup(thread)
    threads[#threads + 1] = thread
end

function init(args)
    if args[1] == "--lines" then
        for line in io.lines(args[2]) do bodies[#bodies + 1] = line end
        response = function(status, headers, body)
            if body:find('"error"', 1, true) then refused = refused + 1 end
        end
    else
        bodies[1] = string.format('{"jsonrpc":"2.0","id":1,"method":"%s","params":%s}', args[1], args[2] or "[]")
    end
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
end

function request()
    at = at % #bodies + 1
    return wrk.format(nil, "/", nil, bodies[at])
end

function done(summary, latency, requests)
    for _, thread in ipairs(threads) do print("refused " .. thread:get("refused")) end
end
