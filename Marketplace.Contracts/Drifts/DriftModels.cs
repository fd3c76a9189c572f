namespace Marketplace.Contracts.Drifts;

/// <summary>A difference between what a channel shows and what we believe that it shows.</summary>
/// <param name="Field">quantity, price or state.</param>
/// <param name="Cause">missed_notice, channel_edit, failed_push, unsent_change or never_sent.</param>
/// <param name="State">open, repairing, repaired, or gone (equal again without our doing).</param>
/// <param name="Decision">we_win, they_win, or null while nothing is decided.</param>
public sealed record DriftModel(
    Guid Id, Guid ConnectionId, string ConnectionName, string Channel, Guid ListingId, string ListingTitle, string? Sku, string Field, string Cause, string Ours, string Theirs,
    string State, string? Decision, DateTimeOffset FoundAt, DateTimeOffset SeenAt, DateTimeOffset? ClosedAt);

/// <summary>GET /api/drift/summary.</summary>
/// <param name="Causes">How often each cause was found in the last 30 days.</param>
public sealed record DriftSummary(int Open, int Repairing, int RepairedToday, IReadOnlyList<DriftCauseCount> Causes);

public sealed record DriftCauseCount(string Cause, int Count);

/// <summary>POST /api/drift/repair.</summary>
/// <param name="Ids">Which open differences; null with <paramref name="All"/>.</param>
/// <param name="Decision">we_win (the channel is told what we believe) or they_win (what the channel shows is taken over).</param>
public sealed record DriftRepairRequest(IReadOnlyList<Guid>? Ids, bool? All, string Decision);

/// <param name="Decided">How many are repaired, or on their way.</param>
public sealed record DriftsDecided(int Decided);

/// <summary>What happens by itself to a connection's differences in one field.</summary>
/// <param name="Field">quantity, price or state.</param>
/// <param name="Policy">we_win, they_win or ask.</param>
public sealed record DriftRuleModel(Guid ConnectionId, string Field, string Policy);

/// <summary>POST /api/drift/check.</summary>
/// <param name="ConnectionId">Null for every connection.</param>
public sealed record DriftCheck(Guid? ConnectionId);
