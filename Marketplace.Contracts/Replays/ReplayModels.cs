namespace Marketplace.Contracts.Replays;

/// <summary>POST /api/operations/replay, /api/events/replay: takes dead letters up again.</summary>
/// <param name="Ids">At most 1,000; or null with <paramref name="All"/>.</param>
public sealed record ReplayRequest(IReadOnlyList<Guid>? Ids, bool? All);

/// <param name="Count">How many were found.</param>
public sealed record Replayed(int Count);
