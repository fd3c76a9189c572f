using Orleans;

namespace Marketplace.Contracts.Connections;

/// <summary>GET /api/connections/{id}/cases: what buyers have opened and is not settled, what waits for the seller first. At most two minutes old.</summary>
/// <param name="Id">The channel's, unique within the kind.</param>
/// <param name="Kind"><c>cancellation</c>, <c>return</c> or <c>not_received</c>.</param>
/// <param name="OrderId">Our order; null when it is not here (yet).</param>
/// <param name="OrderNumber">As the channel calls it.</param>
/// <param name="Reason">The buyer's, in words.</param>
/// <param name="Amount">What giving everything back would be; null where the channel does not say.</param>
/// <param name="Waits">It is the seller's turn.</param>
/// <param name="AnswerBy">When the channel decides without the seller; null where nothing is due.</param>
/// <param name="Answers">What can be answered now: <c>approve</c>, <c>decline</c>, <c>offer</c>, <c>refund</c>, <c>received</c>, <c>tracking</c>.</param>
public sealed record BuyerCaseModel(
    string Id, string Kind, Guid? OrderId, string OrderNumber, string Reason, decimal? Amount, string? Currency, bool Waits, DateTimeOffset OpenedAt, DateTimeOffset? AnswerBy,
    IReadOnlyList<string> Answers);

/// <summary>POST /api/connections/{id}/cases/{kind}/{caseId} → 204; the order is read again from the channel.</summary>
/// <param name="Answer">One of the case's answers.</param>
/// <param name="Amount">In the order's currency: what is offered, or given back of a return; null: all of it.</param>
/// <param name="Carrier">For <c>tracking</c>.</param>
/// <param name="TrackingNumber">For <c>tracking</c>, and where a cancellation comes too late.</param>
/// <param name="Comment">The buyer reads it, where the channel has a place for it.</param>
public sealed record CaseAnswerInput(string Answer, decimal? Amount, string? Carrier, string? TrackingNumber, string? Comment);

/// <summary>A case as the channel says it; <see cref="BuyerCaseModel"/> has the words.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connection.case")]
public sealed record RemoteCase(
    [property: Id(0)] string Id, [property: Id(1)] string Kind, [property: Id(2)] string OrderRemoteId, [property: Id(3)] string Reason, [property: Id(4)] decimal? Amount,
    [property: Id(5)] string? Currency, [property: Id(6)] bool Waits, [property: Id(7)] DateTimeOffset OpenedAt, [property: Id(8)] DateTimeOffset? AnswerBy,
    [property: Id(9)] IReadOnlyList<string> Answers);

/// <summary>The cases, or why they are not known.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connection.cases-answer")]
public sealed record CasesAnswer([property: Id(0)] IReadOnlyList<RemoteCase>? Cases, [property: Id(1)] ChannelProblem? Problem);

/// <summary>The seller's word on a case; <see cref="CaseAnswerInput"/> has the words.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.connection.case-reply")]
public sealed record CaseReply(
    [property: Id(0)] string Kind, [property: Id(1)] string CaseId, [property: Id(2)] string Answer, [property: Id(3)] decimal? Amount, [property: Id(4)] string? Carrier,
    [property: Id(5)] string? TrackingNumber, [property: Id(6)] string? Comment);
