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
    IReadOnlyList<RemoteRefund> Refunds, DateTimeOffset PlacedAt, DateTimeOffset Version, string Payload);

public sealed record RemoteOrderLine(string RemoteId, string? ListingRemoteId, string? VariantRemoteId, string? Sku, string Title, int Quantity, decimal UnitPrice, decimal Tax, decimal Discount);

public sealed record RemoteAddress(string? Name, string? Line1, string? Line2, string? City, string? Region, string? PostalCode, string? Country, string? Phone);

public sealed record RemoteShipment(string? Carrier, string? TrackingNumber, DateTimeOffset? ShippedAt);

/// <param name="RemoteId">The channel's id of the refund.</param>
public sealed record RemoteRefund(string RemoteId, decimal Amount, string? Reason, DateTimeOffset CreatedAt);

public interface IShipOrders : IChannel
{
    /// <summary>Tells the channel the tracking number; one that it already has counts as done.</summary>
    Task<ChannelResult<Done>> ShipAsync(ChannelSession session, string orderRemoteId, string carrier, string trackingNumber, string? note, CancellationToken cancellationToken);
}

public interface ICancelOrders : IChannel
{
    /// <summary>Cancels a whole order that is not shipped, and gives the buyer's money back where the channel does both in one. One that is cancelled already counts as done.</summary>
    /// <param name="reason">One of <see cref="CancelReasons"/>.</param>
    Task<ChannelResult<Done>> CancelAsync(ChannelSession session, string orderRemoteId, string reason, CancellationToken cancellationToken);
}

/// <summary>Why a seller cancels; each channel maps it to its own word.</summary>
public static class CancelReasons
{
    public const string OutOfStock = "out_of_stock";
    public const string BuyerAsked = "buyer_asked";
    public const string Address = "address";
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = [OutOfStock, BuyerAsked, Address, Other];
}

public interface IRefundOrders : IChannel
{
    /// <summary>Gives money back. May run again after an unknown outcome, so it first looks for what <see cref="RefundRequest.Key"/> has done before.</summary>
    Task<ChannelResult<RefundIssued>> RefundAsync(ChannelSession session, RefundRequest request, CancellationToken cancellationToken);
}

/// <param name="Key">Unique per refund: the channel's idempotency key, or a mark in its note.</param>
/// <param name="Amount">Above zero, in the order's currency.</param>
/// <param name="Before">Refunds of the order that were known when this one was asked for: any other with the same amount is this one, done before.</param>
public sealed record RefundRequest(string OrderRemoteId, string Key, decimal Amount, string Currency, string? Reason, IReadOnlyList<string> Before);

/// <param name="RemoteId">Null where the channel names none.</param>
public sealed record RefundIssued(string? RemoteId);
