using System.Net;
using System.Net.Sockets;

namespace Marketplace.Channels.Http;

/// <summary>
/// Connects only to the public internet: the name is resolved here, the addresses are judged, and one of them is connected to, so that DNS cannot change
/// its mind in between.
/// </summary>
/// <param name="allowed">Exact <c>host:port</c> exceptions for local development, separated by commas; null for none.</param>
public sealed class PublicSockets(string? allowed)
{
    private readonly HashSet<string> _allowed = (allowed ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public bool IsException(string host, int port) => _allowed.Contains($"{host}:{port}");

    /// <summary>Has a handler connect so. A proxy would connect elsewhere for it, so it uses none.</summary>
    public SocketsHttpHandler Guard(SocketsHttpHandler handler)
    {
        handler.UseProxy = false;
        handler.ConnectCallback = ConnectAsync;
        return handler;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        if (!IsException(endPoint.Host, endPoint.Port))
        {
            addresses = Array.FindAll(addresses, PublicAddresses.Contains);
            if (addresses.Length == 0)
                throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Nothing was sent.</summary>
public sealed class PrivateAddressException() : Exception("The address leads to a private network.");
