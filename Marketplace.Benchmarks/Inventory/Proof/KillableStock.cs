using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Marketplace.Contracts.Inventory;

namespace Marketplace.Benchmarks.Inventory.Proof;

/// <summary>A <see cref="StockProcess"/> seen from its parent.</summary>
internal sealed class KillableStock : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<InventoryResult?>> _waiting = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TextWriter _input;
    private readonly Task _reading;
    private long _number;
    private volatile bool _gone;

    private KillableStock(Process process)
    {
        _process = process;
        _input = TextWriter.Synchronized(process.StandardInput);
        _reading = ReadAsync();
    }

    /// <summary>Starts the process and waits until it can be asked.</summary>
    public static async Task<KillableStock> StartAsync(string connectionString)
    {
        var stock = new KillableStock(Process.Start(
            new ProcessStartInfo("dotnet", [typeof(StockProcess).Assembly.Location, StockProcess.Word, connectionString])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!);
        await stock._ready.Task;
        return stock;
    }

    /// <returns>Null: the process ended, or the call failed, before there was an answer.</returns>
    public Task<InventoryResult?> ApplyAsync(Guid itemId, InventoryCommand command)
    {
        var (number, answer) = (Interlocked.Increment(ref _number), new TaskCompletionSource<InventoryResult?>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting[number] = answer;
        try
        {
            _input.WriteLine(JsonSerializer.Serialize(new StockQuestion(number, itemId, command)));
            _input.Flush();
        }
        catch (IOException)
        {
            // Killed: the reader knows, too, and says so to everyone who waits.
        }

        if (_gone)
            answer.TrySetResult(null);
        return answer.Task;
    }

    /// <summary>Ends it at once by SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == StockProcess.Ready)
                _ready.TrySetResult();
            else if (Complete(line) is { } reply && _waiting.TryRemove(reply.Number, out var answer))
                answer.TrySetResult(reply.Result);
        }

        _gone = true;
        _ready.TrySetException(new InvalidOperationException("The process that hosts the stock did not start."));
        foreach (var answer in _waiting.Values)
            answer.TrySetResult(null);
    }

    /// <summary>The last line before the kill may be cut off: that answer never arrived.</summary>
    private static StockReply? Complete(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<StockReply>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
