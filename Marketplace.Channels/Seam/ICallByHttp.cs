namespace Marketplace.Channels.Seam;

/// <summary>What the HTTP pipeline of a connection needs to know of its channel.</summary>
public interface ICallByHttp : IChannel
{
    /// <summary>
    /// The channel's interfaces for an account, each ending in a slash. Relative request addresses start from the first; a token goes to these
    /// addresses and to no other.
    /// </summary>
    /// <param name="accountId">Null before there is one: where every account has its own address, there is none yet.</param>
    IReadOnlyList<Uri> Addresses(string? accountId);

    /// <summary>Identifies whose quota the account's calls are taken from: the app key's, or the account's own. Not secret.</summary>
    string QuotaKey(string accountId);

    /// <summary>What an answer says about the budget; null when it says nothing. The content is in memory already.</summary>
    RateReading? ReadRate(HttpResponseMessage response);
}

/// <summary>
/// A channel whose addresses sellers name. Its calls go out only to the public internet, judged by the address that is connected to, so that nobody
/// reaches our own network by calling it a shop.
/// </summary>
public interface ICallSellersHosts : ICallByHttp;

/// <summary>The channel's own word on what is left. Null where it says nothing.</summary>
public sealed record RateReading(int? PerSecond, int? RemainingThisSecond, int? PerDay, int? RemainingToday)
{
    /// <value>The cost points that the connection has left.</value>
    public double? PointsLeft { get; init; }
}
