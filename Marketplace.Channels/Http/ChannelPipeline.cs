using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>
/// Makes the HTTP client of a connection: telemetry → rate budget → retry and circuit breaker → authorisation → transport.
/// Budget and circuit belong to the client, so a connection keeps one for as long as it is active.
/// </summary>
public sealed class ChannelPipeline(ChannelTransport transport, TimeProvider time)
{
    /// <param name="channel">Which channel.</param>
    /// <param name="tokens">Null for calls that carry their credentials themselves, as a code exchange does.</param>
    /// <param name="budget">Null where nothing limits the calls.</param>
    public HttpClient Create(ICallByHttp channel, ITokenSource? tokens = null, IRateBudget? budget = null)
    {
        var handler = transport.Handler;
        if (tokens is not null && channel is IAuthorizeByOAuth oauth)
            handler = new TokenHandler(tokens, channel.BaseAddress, oauth.Authorize) { InnerHandler = handler };
        handler = new ResilienceHandler(channel.Name, budget, time) { InnerHandler = handler };
        if (budget is not null)
            handler = new RateBudgetHandler(channel.Name, budget, channel.ReadRate) { InnerHandler = handler };
        handler = new TelemetryHandler(channel.Id, time) { InnerHandler = handler };
        // The transport outlives the client; the time limit is per attempt.
        return new HttpClient(handler, disposeHandler: false) { BaseAddress = channel.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
    }
}
