namespace Marketplace.Channels.Http;

/// <summary>What a client tells the pipeline about a request.</summary>
public static class ChannelRequest
{
    private static readonly HttpRequestOptionsKey<string> _operation = new("marketplace.operation");
    private static readonly HttpRequestOptionsKey<int> _cost = new("marketplace.cost");
    private static readonly HttpRequestOptionsKey<bool> _repeatable = new("marketplace.repeatable");
    private static readonly HttpRequestOptionsKey<bool> _long = new("marketplace.long");
    private static readonly HttpRequestOptionsKey<bool> _ownCredentials = new("marketplace.own-credentials");

    /// <summary>Names the channel's operation, for telemetry.</summary>
    public static HttpRequestMessage Named(this HttpRequestMessage request, string operation)
    {
        request.Options.Set(_operation, operation);
        return request;
    }

    /// <summary>Says that sending the request twice has the effect of sending it once, whatever its method.</summary>
    public static HttpRequestMessage SafeToRepeat(this HttpRequestMessage request)
    {
        request.Options.Set(_repeatable, true);
        return request;
    }

    /// <summary>Says how many cost points the channel will take for it, at most.</summary>
    public static HttpRequestMessage Costing(this HttpRequestMessage request, int points)
    {
        request.Options.Set(_cost, points);
        return request;
    }

    public static int Cost(this HttpRequestMessage request) => request.Options.TryGetValue(_cost, out var points) ? points : 1;

    /// <summary>Says that the channel has much to do before it answers, such as fetching pictures.</summary>
    public static HttpRequestMessage TakingLong(this HttpRequestMessage request)
    {
        request.Options.Set(_long, true);
        return request;
    }

    /// <summary>Also where there is much to send.</summary>
    public static bool TakesLong(this HttpRequestMessage request) => request.Content is MultipartFormDataContent || (request.Options.TryGetValue(_long, out var takesLong) && takesLong);

    /// <summary>Says that the request carries credentials other than the connection's, such as the app's own.</summary>
    public static HttpRequestMessage WithOwnCredentials(this HttpRequestMessage request)
    {
        request.Options.Set(_ownCredentials, true);
        return request;
    }

    public static bool HasOwnCredentials(this HttpRequestMessage request) => request.Options.TryGetValue(_ownCredentials, out var own) && own;

    public static string Operation(this HttpRequestMessage request) =>
        request.Options.TryGetValue(_operation, out var name) ? name : request.Method.Method;

    /// <summary>RFC 9110 §9.2.2: GET, HEAD, PUT and DELETE are idempotent; others only where the client says so.</summary>
    public static bool IsSafeToRepeat(this HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put
        || request.Method == HttpMethod.Delete || (request.Options.TryGetValue(_repeatable, out var repeatable) && repeatable);
}
