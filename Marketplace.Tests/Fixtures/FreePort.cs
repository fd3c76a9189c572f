using System.Net;
using System.Net.Sockets;

namespace Marketplace.Tests.Fixtures;

/// <summary>A port for what cannot choose one by itself.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
