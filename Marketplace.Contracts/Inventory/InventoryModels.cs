namespace Marketplace.Contracts.Inventory;

/// <summary>The stock of one SKU. <c>Available = OnHand - Reserved</c>, never below zero.</summary>
/// <param name="Bundle">Whether its stock is what its components allow: it cannot be adjusted.</param>
public sealed record InventoryItemModel(
    Guid Id, string Sku, Guid VariantId, Guid ProductId, string ProductTitle, string? VariantTitle, int OnHand, int Reserved, int Available,
    int? LowStockThreshold, bool Bundle, string? ImageUrl, DateTimeOffset UpdatedAt);

/// <summary>One movement of stock; never changed, never deleted.</summary>
public sealed record LedgerEntry(
    long Seq, string Kind, int OnHandDelta, int ReservedDelta, int OnHandAfter, int ReservedAfter, string Key, string? Reference, string? Note, DateTimeOffset CreatedAt);

/// <summary>POST /api/inventory/{sku}/adjust: either a difference or the counted stock.</summary>
/// <param name="Key">Makes the movement happen once however often it is sent; generated when null.</param>
public sealed record AdjustRequest(int? By, int? To, string? Key, string? Note);

/// <param name="ExpiresInSeconds">After which an uncommitted reservation is released; 900 by default.</param>
public sealed record ReserveRequest(int Quantity, string? Key, string? Reference, int? ExpiresInSeconds);

/// <summary>Commits or releases a reservation: POST /api/inventory/{sku}/commit, /release.</summary>
public sealed record ReservationRequest(Guid ReservationId);

/// <summary>
/// Moves the units of a committed reservation from sold back to reserved, as a new reservation (the answer has its id): POST /api/inventory/{sku}/reopen.
/// What a channel has sold is returned with its order instead.
/// </summary>
/// <param name="ExpiresInSeconds">Of the new one; from one second to seven days, 15 minutes if not given.</param>
public sealed record ReopenRequest(Guid ReservationId, int? ExpiresInSeconds);

/// <summary>
/// The stock after a movement. Refusals are 409 problems with the same three numbers: <c>insufficient-stock</c>, <c>unknown-reservation</c>, <c>bundle-stock</c>.
/// </summary>
/// <param name="Outcome"><c>done</c>, or <c>repeated</c>: the key was used before, and nothing happened again.</param>
public sealed record InventoryAnswer(string Outcome, Guid? ReservationId, int OnHand, int Reserved, int Available);

/// <summary>Units that were sold and are not there: GET /api/oversell-cases.</summary>
/// <param name="State">open; cancelled or refunded with its order; resolved when the seller found a unit.</param>
public sealed record OversellCaseModel(
    Guid Id, string Sku, string Title, int Quantity, string State, Guid OrderId, string OrderNumber, string? BuyerName, Guid ConnectionId, string ConnectionName,
    string Channel, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt);
