namespace Marketplace.Channels.Seam;

/// <summary>A channel whose buyers may ask to cancel, to return, or where their parcel is, and that lets the seller answer.</summary>
public interface ISettleCases : IChannel
{
    /// <summary>What buyers have opened and is not settled; what waits for the seller comes first, by when an answer is due.</summary>
    Task<ChannelResult<IReadOnlyList<BuyerCase>>> ReadCasesAsync(ChannelSession session, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a case as it stands now: one that is settled is not found, and an answer that it does not take (any more) is refused, so that money never
    /// goes back twice. What is wrong with a field is told by <see cref="ChannelError.Field"/>.
    /// </summary>
    Task<ChannelResult<CaseAnswered>> AnswerCaseAsync(ChannelSession session, CaseAnswer answer, CancellationToken cancellationToken);
}

/// <param name="Kind">One of <see cref="CaseKinds"/>; ids are unique within a kind.</param>
/// <param name="Reason">The buyer's, in words.</param>
/// <param name="Amount">What giving everything back would be; null where the channel does not say.</param>
/// <param name="Waits">It is the seller's turn.</param>
/// <param name="AnswerBy">When the channel decides without the seller; null where nothing is due.</param>
/// <param name="Answers">What can be answered now, of <see cref="CaseAnswers"/>.</param>
public sealed record BuyerCase(
    string Id, string Kind, string OrderRemoteId, string Reason, decimal? Amount, string? Currency, bool Waits, DateTimeOffset OpenedAt, DateTimeOffset? AnswerBy,
    IReadOnlyList<string> Answers);

/// <param name="Amount">In the order's currency: what is offered, or given back of a return; null: all of it.</param>
/// <param name="Comment">The buyer reads it, where the channel has a place for it.</param>
public sealed record CaseAnswer(string Kind, string CaseId, string Answer, decimal? Amount = null, string? Carrier = null, string? TrackingNumber = null, string? Comment = null);

/// <param name="OrderRemoteId">The order that may be another now.</param>
public sealed record CaseAnswered(string OrderRemoteId);

public static class CaseKinds
{
    public const string Cancellation = "cancellation";
    public const string Return = "return";

    /// <summary>The buyer says that the item did not arrive.</summary>
    public const string NotReceived = "not_received";

    public static readonly IReadOnlyList<string> All = [Cancellation, Return, NotReceived];
}

public static class CaseAnswers
{
    public const string Approve = "approve";
    public const string Decline = "decline";

    /// <summary>A part of the price, and the buyer keeps the item.</summary>
    public const string Offer = "offer";

    public const string Refund = "refund";

    /// <summary>The returned item has arrived.</summary>
    public const string Received = "received";

    /// <summary>Where the parcel is, by its carrier and tracking number.</summary>
    public const string Tracking = "tracking";

    public static readonly IReadOnlyList<string> All = [Approve, Decline, Offer, Refund, Received, Tracking];
}
