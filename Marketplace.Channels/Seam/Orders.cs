namespace Marketplace.Channels.Seam;

public interface IPullOrders : IChannel
{
    /// <summary>Orders changed since the cursor, oldest change first. The cursor overlaps a little: reading the same order twice is expected.</summary>
    /// <param name="cursor">Null reads from the account's beginning; else <see cref="ChannelPage{T}.Next"/>, or where the last finished run ended.</param>
    Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken);

    Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken);
}

/// <param name="Cursor">Where to go on: now if <paramref name="More"/>, else at the next run. Committed together with the page.</param>
public sealed record OrdersPage(IReadOnlyList<RemoteOrder> Records, IReadOnlyList<UnmappedRecord> Problems, string Cursor, bool More, int? Total);

/// <param name="Status">pending, processing, shipped, delivered, cancelled or refunded.</param>
/// <param name="PaymentStatus">pending, paid, failed or refunded.</param>
/// <param name="Version">Grows with every change on the channel (its update time): an older version never overwrites a newer.</param>
/// <param name="Payload">The channel's own JSON.</param>
public sealed record RemoteOrder(
    string RemoteId, string Number, string Status, string PaymentStatus, string FulfilmentStatus, string Currency,
    decimal Subtotal, decimal Tax, decimal Shipping, decimal Discount, decimal Total, string? BuyerName, string? BuyerEmail,
    RemoteAddress? ShippingAddress, string? Note, IReadOnlyList<RemoteOrderLine> Lines, IReadOnlyList<RemoteShipment> Shipments,
    DateTimeOffset PlacedAt, DateTimeOffset Version, string Payload);

public sealed record RemoteOrderLine(string RemoteId, string? ListingRemoteId, string? VariantRemoteId, string? Sku, string Title, int Quantity, decimal UnitPrice, decimal Tax, decimal Discount);

public sealed record RemoteAddress(string? Name, string? Line1, string? Line2, string? City, string? Region, string? PostalCode, string? Country, string? Phone);

public sealed record RemoteShipment(string? Carrier, string? TrackingNumber, DateTimeOffset? ShippedAt);

public interface IShipOrders : IChannel
{
    /// <summary>Tells the channel the tracking number; one that it already has counts as done.</summary>
    Task<ChannelResult<Done>> ShipAsync(ChannelSession session, string orderRemoteId, string carrier, string trackingNumber, string? note, CancellationToken cancellationToken);
}
