namespace Marketplace.Channels.Http;

/// <summary>The innermost handler, shared by every connection so that sockets are.</summary>
public sealed class ChannelTransport(HttpMessageHandler handler) : IDisposable
{
    public HttpMessageHandler Handler => handler;

    public static ChannelTransport Sockets() => new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // New DNS answers are seen after this long.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        // The channels' interfaces do not redirect; a redirect must not carry a token elsewhere.
        AllowAutoRedirect = false,
        UseCookies = false,
    });

    public void Dispose() => handler.Dispose();
}
