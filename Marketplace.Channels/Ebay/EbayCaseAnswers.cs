using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>The seller's word on a case, held against the case as it stands at eBay.</summary>
internal static class EbayCaseAnswers
{
    public const string WholeOrNothing = "The buyer says that the item did not arrive. eBay gives back the whole price then, or nothing.";

    public static async Task<ChannelResult<CaseAnswered>> AnswerAsync(EbayClient client, CaseAnswer answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await EbayCases.ReadAsync(client, answer.Kind, now, cancellationToken);
        if (!open.Succeeded)
            return open.Error;
        if (open.Value.FirstOrDefault(c => c.Id == answer.CaseId) is not { } found)
            return new ChannelError(ChannelErrorKind.NotFound, "This is settled already, or eBay does not have it.", "settled");
        if (Refusal(found, answer) is { } refusal)
            return refusal;
        var done = await SendAsync(client, found, answer, cancellationToken);
        return done.Succeeded ? new CaseAnswered(found.OrderRemoteId) : done.Error;
    }

    private static ChannelError? Refusal(BuyerCase found, CaseAnswer answer) => answer switch
    {
        _ when !found.Answers.Contains(answer.Answer) => Refused("answer", found.Answers.Count == 0 ? "It is the buyer's turn." : $"eBay takes now: {string.Join(", ", found.Answers)}."),
        { Answer: CaseAnswers.Offer, Amount: null } => Refused("amount", "Say how much you offer."),
        { Answer: CaseAnswers.Offer } when answer.Amount >= found.Amount => Refused("amount", "An offer is less than the whole price. Refund it instead."),
        { Amount: <= 0 } => Refused("amount", "An amount above zero."),
        { Amount: not null } when found.Currency is null || answer.Amount > found.Amount =>
            Refused("amount", FormattableString.Invariant($"At most {found.Amount:0.00} is left to give back.")),
        // eBay knows no part of an item that did not arrive.
        { Kind: CaseKinds.NotReceived, Answer: CaseAnswers.Refund, Amount: { } part } when part != found.Amount =>
            Refused("amount", WholeOrNothing),
        { Answer: CaseAnswers.Tracking } when string.IsNullOrWhiteSpace(answer.Carrier) => Refused("carrier", "Say who carries the parcel."),
        { Answer: CaseAnswers.Tracking } when string.IsNullOrEmpty(EbayOrders.TrackingNumber(answer.TrackingNumber)) => Refused("trackingNumber", EbayOrders.NoTrackingNumber),
        _ => null,
    };

    private static Task<ChannelResult<Done>> SendAsync(EbayClient client, BuyerCase found, CaseAnswer answer, CancellationToken cancellationToken)
    {
        var comment = string.IsNullOrWhiteSpace(answer.Comment) ? null : new WireComment(answer.Comment.Trim());
        return (found.Kind, answer.Answer) switch
        {
            (CaseKinds.Cancellation, CaseAnswers.Approve) => client.ApproveCancellationAsync(found.Id, cancellationToken),
            (CaseKinds.Cancellation, _) => client.RejectCancellationAsync(found.Id, new WireRejection(EbayOrders.TrackingNumber(answer.TrackingNumber)), cancellationToken),
            (CaseKinds.NotReceived, CaseAnswers.Tracking) => client.ProvideShipmentAsync(
                found.Id, new WireShipmentInfo(EbayOrders.Carrier(answer.Carrier!), EbayOrders.TrackingNumber(answer.TrackingNumber)!, ShippedWithTracking: true, comment), cancellationToken),
            (CaseKinds.NotReceived, _) => client.RefundInquiryAsync(found.Id, comment, cancellationToken),
            (_, CaseAnswers.Approve) => client.DecideReturnAsync(found.Id, new WireDecision("APPROVE", Comments: comment), cancellationToken),
            (_, CaseAnswers.Decline) => client.DecideReturnAsync(found.Id, new WireDecision("DECLINE", Comments: comment), cancellationToken),
            (_, CaseAnswers.Offer) => client.DecideReturnAsync(
                found.Id, new WireDecision("OFFER_PARTIAL_REFUND", WireAmount.Of(answer.Amount!.Value, found.Currency!), comment), cancellationToken),
            (_, CaseAnswers.Received) => client.ReceiveReturnAsync(found.Id, new WireComments(comment), cancellationToken),
            _ => found is { Amount: { } all, Currency: { } currency }
                ? client.RefundReturnAsync(found.Id, WireReturnRefund.Of(WireAmount.Of(answer.Amount ?? all, currency), comment), cancellationToken)
                : Task.FromResult<ChannelResult<Done>>(Refused("amount", "eBay does not say yet how much is to be given back.")),
        };
    }

    private static ChannelError Refused(string field, string message) => new(ChannelErrorKind.Rejected, message, field, field);
}
