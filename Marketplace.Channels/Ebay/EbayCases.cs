using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>Cancellations that buyers ask for, returns, and inquiries about items that did not arrive, as far as they are open.</summary>
internal static class EbayCases
{
    /// <summary>eBay closes by itself what is older.</summary>
    private static readonly TimeSpan _reach = TimeSpan.FromDays(90);

    public static async Task<ChannelResult<IReadOnlyList<BuyerCase>>> ReadAsync(EbayClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = new List<BuyerCase>();
        foreach (var kind in CaseKinds.All)
        {
            var cases = await ReadAsync(client, kind, now, cancellationToken);
            if (!cases.Succeeded)
                return cases.Error;
            all.AddRange(cases.Value);
        }
        return all.OrderByDescending(c => c.Waits).ThenBy(c => c.AnswerBy ?? c.OpenedAt).ToList();
    }

    public static async Task<ChannelResult<List<BuyerCase>>> ReadAsync(EbayClient client, string kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - _reach;
        return kind switch
        {
            CaseKinds.Cancellation => Map(
                await EbayClient.ReadAllAsync(
                    EbayClient.CasePageSize, offset => client.SearchCancellationsAsync(from, now, offset, cancellationToken), page => (page.Cancellations, page.Total)),
                found => found is { RequestorType: "BUYER", CancelState: not "CLOSED" }, ToCase),
            CaseKinds.Return => Map(
                await EbayClient.ReadAllAsync(EbayClient.CasePageSize, offset => client.SearchReturnsAsync(from, now, offset, cancellationToken), page => (page.Members, page.Total)),
                found => found.IsOpen, ToCase),
            _ => Map(
                await EbayClient.ReadAllAsync(
                    EbayClient.CasePageSize, offset => client.SearchInquiriesAsync(from, now, offset, cancellationToken), page => (page.Members, page.TotalNumberOfInquiries)),
                found => found.IsOpen, ToCase),
        };
    }

    private static ChannelResult<List<BuyerCase>> Map<T>(ChannelResult<List<T>> read, Func<T, bool> isOpen, Func<T, BuyerCase> map) =>
        read.Succeeded ? read.Value.Where(isOpen).Select(map).ToList() : read.Error;

    private static BuyerCase ToCase(WireCancellation found)
    {
        var waits = found.CancelState is "INITIAL" or "APPROVAL_PENDING";
        return Case(
            found.CancelId, CaseKinds.Cancellation, found.LegacyOrderId, found.CancelReason, found.RequestRefundAmount, waits, found.CancelRequestDate, found.SellerResponseDueDate,
            waits ? [CaseAnswers.Approve, CaseAnswers.Decline] : []);
    }

    private static BuyerCase ToCase(WireReturn found) => Case(
        found.ReturnId, CaseKinds.Return, found.OrderId, found.CreationInfo?.Reason, found.SellerTotalRefund?.EstimatedRefundAmount,
        found.State is "INITIAL" or "RETURN_REQUESTED" or "ITEM_DELIVERED", found.CreationInfo?.CreationDate, found.SellerResponseDue?.RespondByDate,
        found.State switch
        {
            "INITIAL" or "RETURN_REQUESTED" => [CaseAnswers.Approve, CaseAnswers.Offer, CaseAnswers.Refund, CaseAnswers.Decline],
            "ITEM_READY_TO_SHIP" or "ITEM_SHIPPED" => [CaseAnswers.Received, CaseAnswers.Refund],
            "ITEM_DELIVERED" => [CaseAnswers.Refund],
            _ => [],
        });

    private static BuyerCase ToCase(WireInquiry found)
    {
        var waits = found.InquiryStatusEnum is "OPEN" or "PENDING" or "WAITING_SELLER_RESPONSE";
        return Case(
            found.InquiryId, CaseKinds.NotReceived, found.OrderId, found.Reason, found.ClaimAmount, waits, found.CreationDate, waits ? found.RespondByDate : null,
            waits ? [CaseAnswers.Tracking, CaseAnswers.Refund] : [CaseAnswers.Refund]);
    }

    private static BuyerCase Case(
        string id, string kind, string? order, string? reason, WireAmount? amount, bool waits, WireTime? opened, WireTime? due, IReadOnlyList<string> answers) => new(
        // What a seller gives back is sometimes told as a negative number.
        id, kind, order ?? "", (reason ?? "no reason given").Replace('_', ' ').ToLowerInvariant(), amount is null ? null : Math.Abs(amount.Number), amount?.Currency, waits,
        opened?.Value ?? default, due?.Value, answers);
}
