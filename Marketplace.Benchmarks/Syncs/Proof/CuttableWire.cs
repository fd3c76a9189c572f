using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Benchmarks.Syncs.Proof;

/// <summary>Where in a message to the database its sender ends.</summary>
internal enum CutAt
{
    /// <summary>Nothing of it is sent.</summary>
    Before,

    /// <summary>A half of it is sent.</summary>
    Within,

    /// <summary>All of it is sent, and done; nobody hears of it.</summary>
    After,
}

/// <summary>
/// A process' connections to its database, all of which end at once at one message: to the database it is as if the process had been killed there.
/// </summary>
internal sealed class CuttableWire : IDisposable
{
    private static readonly TimeSpan _longestAnswer = TimeSpan.FromMilliseconds(100);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly (string Host, int Port) _server;
    private readonly CutAt _how;
    private int _left;
    private volatile bool _dead;

    /// <param name="message">Which message it ends at, counted over all connections; 1 is the first.</param>
    public CuttableWire(string host, int port, int message, CutAt how)
    {
        (_server, _left, _how) = ((host, port), message, how);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether the process is dead: whatever it still does has to fail.</summary>
    public bool IsCut => _dead;

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var end in _ends)
            end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                _ends.Add(client);
                _ends.Add(server);
                await server.ConnectAsync(_server.Host, _server.Port);
                _ = PumpAsync(client, server, AskAsync);
                _ = PumpAsync(server, client, AnswerAsync);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Cut, or over.
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, Func<NetworkStream, ReadOnlyMemory<byte>, Task<bool>> pass)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var length && await pass(to.GetStream(), buffer.AsMemory(0, length))) { }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other end is gone.
        }

        from.Dispose();
        to.Dispose();
    }

    private async Task<bool> AskAsync(NetworkStream server, ReadOnlyMemory<byte> message)
    {
        var left = Interlocked.Decrement(ref _left);
        if (left < 0)
            return false;
        if (left > 0)
        {
            await server.WriteAsync(message);
            return true;
        }

        _dead = true;
        if (_how is not CutAt.Before)
            await server.WriteAsync(_how is CutAt.Within ? message[..(message.Length / 2)] : message);
        if (_how is CutAt.After)
            await Task.WhenAny(_answered.Task, Task.Delay(_longestAnswer));
        Dispose();
        return false;
    }

    private async Task<bool> AnswerAsync(NetworkStream client, ReadOnlyMemory<byte> answer)
    {
        if (_dead)
        {
            _answered.TrySetResult();
            return false;
        }

        await client.WriteAsync(answer);
        return true;
    }
}
