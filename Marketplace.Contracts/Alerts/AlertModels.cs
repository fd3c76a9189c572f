namespace Marketplace.Contracts.Alerts;

/// <summary>Something that the seller has to hear of; also sent by e-mail, once.</summary>
/// <param name="Kind">dead_operation, dead_event, oversell, needs_reauth or violation.</param>
/// <param name="Path">The page of the web app that deals with it.</param>
/// <param name="Count">How often it happened: of many dead letters of one kind, connection and day, or of new violations, only one alert is made.</param>
/// <param name="ReadAt">Null: unread.</param>
public sealed record AlertModel(
    Guid Id, string Kind, string Title, string? Detail, string Path, int Count, DateTimeOffset RaisedAt, DateTimeOffset LastAt, DateTimeOffset? ReadAt);

/// <summary>GET /api/alerts/unread: the number on the bell.</summary>
public sealed record UnreadAlerts(int Count);
