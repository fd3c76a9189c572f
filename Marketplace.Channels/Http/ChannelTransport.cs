namespace Marketplace.Channels.Http;

/// <summary>The innermost handlers, shared by every connection so that sockets are.</summary>
/// <param name="handler">For addresses that are the channels' own, or the operator's.</param>
/// <param name="guarded">For addresses that sellers name.</param>
public sealed class ChannelTransport(HttpMessageHandler handler, HttpMessageHandler guarded) : IDisposable
{
    /// <summary>One handler for both, as for a test.</summary>
    public ChannelTransport(HttpMessageHandler handler) : this(handler, handler) { }

    public HttpMessageHandler Handler => handler;

    public HttpMessageHandler Guarded => guarded;

    /// <param name="guard">What sellers' addresses may lead to.</param>
    public static ChannelTransport Sockets(PublicSockets guard) => new(Sockets(), guard.Guard(Sockets()));

    public static ChannelTransport Unguarded() => new(Sockets());

    public void Dispose()
    {
        handler.Dispose();
        guarded.Dispose();
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // New DNS answers are seen after this long.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        // The channels' interfaces do not redirect; a redirect must not carry a token elsewhere.
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
