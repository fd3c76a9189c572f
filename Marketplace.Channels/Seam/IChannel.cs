namespace Marketplace.Channels.Seam;

/// <summary>
/// A marketplace platform. What it can do beyond this are the capability interfaces that its class also implements:
/// <see cref="IAuthorizeByOAuth"/>, <see cref="IImportListings"/>, <see cref="IPublishListings"/>, <see cref="IPushStock"/>,
/// <see cref="IPullOrders"/>, <see cref="IShipOrders"/>, <see cref="IReceiveWebhooks"/> …
/// A channel implements those it has; callers ask with <c>channel is IPullOrders orders</c>.
/// Implementations hold no state of a connection: everything of it comes in the <see cref="ChannelSession"/>.
/// </summary>
public interface IChannel
{
    /// <summary>Stable lower-case id, such as <c>etsy</c>; stored with every connection.</summary>
    string Id { get; }

    string Name { get; }

    /// <summary>Whether the operator has configured what the channel needs (an app key, for example).</summary>
    bool Configured { get; }

    ChannelLimits Limits { get; }
}

/// <summary>What a channel allows, and how much a call may be repeated.</summary>
/// <param name="PerSecond">Calls a second per app key, or null.</param>
/// <param name="PerDay">Calls in a sliding day per app key, or null.</param>
/// <param name="MaxConcurrency">How many calls one connection keeps in flight.</param>
/// <param name="StockBatch">How many listings one stock push may carry.</param>
public sealed record ChannelLimits(int? PerSecond, int? PerDay, int MaxConcurrency, int StockBatch)
{
    /// <value>The most that the channel shows of one SKU. Default: any number.</value>
    public int HighestQuantity { get; init; } = int.MaxValue;

    /// <value>How many changes of one listing the channel takes in a day; null: any number.</value>
    public int? RevisionsPerListingPerDay { get; init; }

    /// <value>What one connection may call by itself, apart from its app key; null: any number.</value>
    public PacedLimit? PerConnection { get; init; }

    /// <value>The cost points of one connection, where the channel counts those and not calls.</value>
    public PointLimit? Points { get; init; }

    /// <value>When a connection's calls stop for a while. Default: after 5 failures, for 60 seconds.</value>
    public CircuitLimit Circuit { get; init; } = new(5, TimeSpan.FromSeconds(60));
}

/// <param name="Calls">At most so many in any <paramref name="Window"/>.</param>
/// <param name="ApartFrom">Each call is at least so long after the one before …</param>
/// <param name="ApartTo">… and at most so much, where there is something to call: a length between the two, drawn for each.</param>
public sealed record PacedLimit(int Calls, TimeSpan Window, TimeSpan ApartFrom = default, TimeSpan ApartTo = default);

/// <param name="Most">What the bucket holds.</param>
/// <param name="RestoredPerSecond">What comes back.</param>
public sealed record PointLimit(int Most, double RestoredPerSecond);

/// <param name="Failures">So many failed calls in a row open the circuit.</param>
/// <param name="Pause">For so long nothing is called; then one call tries.</param>
public sealed record CircuitLimit(int Failures, TimeSpan Pause);

/// <summary>One connection's way to its channel: an HTTP client whose pipeline spends the rate budget, retries, and adds the token.</summary>
/// <param name="Http">Base address and authorisation are its pipeline's business.</param>
/// <param name="AccountId">The account on the channel, such as the Etsy shop id.</param>
/// <param name="Settings">The seller's choices for this connection, as the channel defined them.</param>
public sealed record ChannelSession(HttpClient Http, string AccountId, System.Text.Json.JsonElement Settings);
