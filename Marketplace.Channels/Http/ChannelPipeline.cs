using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>
/// Makes the HTTP client of a connection: telemetry → rate budget → retry and circuit breaker → authorisation → transport.
/// Budget and circuit belong to the client, so a connection keeps one for as long as it is active.
/// </summary>
public sealed class ChannelPipeline(ChannelTransport transport, TimeProvider time)
{
    /// <param name="channel">Which channel.</param>
    /// <param name="accountId">Whose interface relative addresses start from; null before there is an account.</param>
    /// <param name="tokens">Null for calls that carry their credentials themselves, as a code exchange does.</param>
    /// <param name="budget">Null where nothing limits the calls.</param>
    public HttpClient Create(ICallByHttp channel, string? accountId = null, ITokenSource? tokens = null, IRateBudget? budget = null)
    {
        var handler = channel is ICallSellersHosts ? transport.Guarded : transport.Handler;
        var addresses = channel.Addresses(accountId);
        if (tokens is not null && channel is IAuthorize authorized)
            handler = new TokenHandler(tokens, addresses, authorized.Authorize) { InnerHandler = handler };
        handler = new ResilienceHandler(channel.Name, channel.Limits.Circuit, budget, time) { InnerHandler = handler };
        if (budget is not null)
            handler = new RateBudgetHandler(channel.Name, budget, channel.ReadRate) { InnerHandler = handler };
        handler = new TelemetryHandler(channel.Id, time) { InnerHandler = handler };
        // The transport outlives the client; the time limit is per attempt.
        return new HttpClient(handler, disposeHandler: false) { BaseAddress = addresses.Count > 0 ? addresses[0] : null, Timeout = Timeout.InfiniteTimeSpan };
    }
}
