namespace Marketplace.Contracts.Replays;

/// <summary>POST /api/operations/replay, /api/operations/dismiss, /api/events/replay: which dead letters are taken up again, or put away.</summary>
/// <param name="Ids">At most 1,000; or null with <paramref name="All"/>.</param>
public sealed record DeadLetterChoice(IReadOnlyList<Guid>? Ids, bool? All);

/// <param name="Count">How many were found.</param>
public sealed record DeadLetterCount(int Count);
