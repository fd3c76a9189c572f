using System.Text.Json;

namespace Marketplace.Channels.Ebay.Wire;

internal sealed record WireStandards(IReadOnlyList<WireStandardsProfile>? StandardsProfiles = null);

/// <param name="DefaultProgram">Whether it is about the region in which the seller registered.</param>
internal sealed record WireStandardsProfile(
    string? StandardsLevel = null, bool DefaultProgram = false, WireCycle? Cycle = null, IReadOnlyList<WireStandardsMetric>? Metrics = null);

/// <param name="CycleType"><c>CURRENT</c> or <c>PROJECTED</c>.</param>
internal sealed record WireCycle(string? CycleType = null, DateTimeOffset? EvaluationDate = null);

/// <summary>The definition gives these the schema of a customer service metric, whose value is a text; eBay sends what is described here.</summary>
/// <param name="Value">A rate is an object with <c>value</c>, <c>numerator</c> and <c>denominator</c>; a count is a number.</param>
internal sealed record WireStandardsMetric(string? MetricKey = null, string? Level = null, JsonElement Value = default);

internal sealed record WireTraffic(WireTrafficHeader? Header = null, IReadOnlyList<WireTrafficRecord>? Records = null, DateTimeOffset? LastUpdatedDate = null);

internal sealed record WireTrafficHeader(IReadOnlyList<WireTrafficKey>? Metrics = null);

internal sealed record WireTrafficKey(string? Key = null);

/// <param name="MetricValues">In the order of the header's metrics.</param>
internal sealed record WireTrafficRecord(IReadOnlyList<WireTrafficValue>? MetricValues = null);

/// <param name="Applicable">False: eBay could not compute it.</param>
internal sealed record WireTrafficValue(JsonElement Value = default, bool Applicable = true);
