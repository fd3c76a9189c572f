using Orleans;

namespace Marketplace.Contracts.Inventory;

/// <summary>
/// The stock of one SKU; keyed by the inventory item's id. Commands that arrive together are written in one statement.
/// Every command carries a key and happens once however often it is sent: a repetition gets the first answer, as <see cref="InventoryOutcome.Repeated"/>.
/// An answer is given only after the movement is durable. Of a bundle, a command moves all components or none, in one transaction.
/// </summary>
[Alias("marketplace.inventory")]
public interface IInventoryGrain : IGrainWithGuidKey
{
    [Alias("apply")]
    Task<InventoryResult> Apply(InventoryCommand command);

    [Alias("level")]
    Task<StockLevel> GetLevel();
}

/// <summary>What a command does to the stock.</summary>
public enum InventoryCommandKind
{
    /// <summary>Holds <c>Quantity</c> units until committed, released or expired.</summary>
    Reserve,

    /// <summary>Turns the hold <c>Subject</c> into a sale.</summary>
    Commit,

    /// <summary>Gives the hold <c>Subject</c> back.</summary>
    Release,

    /// <summary>Changes the stock on hand by <c>Quantity</c> (may be negative, not below what is reserved).</summary>
    Adjust,

    /// <summary>Sets the stock on hand to the counted <c>Quantity</c>.</summary>
    Count,

    /// <summary>
    /// An order line (<c>Subject</c>) sold <c>Quantity</c> units on a channel. What is not there becomes an oversell case;
    /// the line's stock state is written in the same transaction.
    /// </summary>
    Sell,

    /// <summary>The sold units of the order line <c>Subject</c> come back, as far as they were taken.</summary>
    Return,

    /// <summary>Gives the hold <c>Subject</c> back because its time is over.</summary>
    Expire,

    /// <summary>
    /// Makes the committed hold <c>Subject</c> a hold again, a new one of as many units: they are sold no longer, and nobody else can have got them in between.
    /// </summary>
    Reopen,
}

/// <param name="Key">Idempotency key, unique per item; at most 220 characters.</param>
/// <param name="Subject">The reservation (commit, release, expire, reopen) or the order line (sell, return).</param>
/// <param name="CauseAt">When the cause arrived here; the exposure window is measured from it.</param>
/// <param name="Sku">By which the caller found the item: should the item have another by now, the command is refused.</param>
[GenerateSerializer, Immutable, Alias("marketplace.inventory.command")]
public sealed record InventoryCommand(
    [property: Id(0)] InventoryCommandKind Kind,
    [property: Id(1)] string Key,
    [property: Id(2)] int Quantity = 0,
    [property: Id(3)] Guid? Subject = null,
    [property: Id(4)] TimeSpan? HoldFor = null,
    [property: Id(5)] string? Reference = null,
    [property: Id(6)] string? Note = null,
    [property: Id(7)] DateTimeOffset? CauseAt = null,
    [property: Id(8)] string? Sku = null);

public enum InventoryOutcome
{
    Done,

    /// <summary>The key was used before; nothing happened again.</summary>
    Repeated,

    /// <summary>Not enough units are available; nothing happened.</summary>
    Insufficient,

    /// <summary>Sold more than there was: what was there is taken, the rest is an oversell case.</summary>
    Oversold,

    /// <summary>The reservation is not held (never was, or is committed, released or expired).</summary>
    UnknownReservation,

    /// <summary>The item is a bundle: it has no stock of its own to adjust or count; nothing happened.</summary>
    Composed,

    /// <summary>The item does not have the SKU of the command any more; nothing happened.</summary>
    AnotherSku,
}

/// <param name="ReservationId">Of a reserve or a reopen: the hold that was made.</param>
[GenerateSerializer, Immutable, Alias("marketplace.inventory.result")]
public sealed record InventoryResult(
    [property: Id(0)] InventoryOutcome Outcome, [property: Id(1)] StockLevel Level, [property: Id(2)] Guid? ReservationId);

[GenerateSerializer, Immutable, Alias("marketplace.inventory.level")]
public sealed record StockLevel([property: Id(0)] int OnHand, [property: Id(1)] int Reserved)
{
    public int Available => OnHand - Reserved;
}
