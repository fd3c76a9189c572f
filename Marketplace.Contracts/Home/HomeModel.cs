namespace Marketplace.Contracts.Home;

/// <summary>GET /api/home: what needs the seller now, and how the shop stands.</summary>
/// <param name="SalesByDay">The last 14 days, oldest first, in the seller's currency.</param>
public sealed record HomeModel(
    IReadOnlyList<AttentionItem> Attention, int Products, int ActiveListings, int Connections, int OrdersToShip, int OrdersToday,
    decimal SalesToday, string Currency, int LowStock, IReadOnlyList<SalesDay> SalesByDay);

/// <param name="Kind">Such as orders_to_ship, dead_operations, needs_reauth, low_stock, unmatched_listings, oversell, connect_first_channel, import_first_products.</param>
/// <param name="Path">The page of the web app that deals with it.</param>
public sealed record AttentionItem(string Kind, string Severity, string Title, int Count, string Path);

public sealed record SalesDay(DateOnly Day, int Orders, decimal Sales);
