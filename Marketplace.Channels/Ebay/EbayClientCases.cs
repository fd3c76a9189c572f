using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>The calls about all that buyers have opened, whatever the order, and the seller's answers.</summary>
internal sealed partial class EbayClient
{
    /// <summary>The most that a search answers at once.</summary>
    public const int CasePageSize = 200;

    public Task<ChannelResult<WireCancellations>> SearchCancellationsAsync(DateTimeOffset from, DateTimeOffset to, int offset, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{PostOrder}/cancellation/search?role=SELLER&{Span(from, to, offset)}", "search"), EbayJson.Default.WireCancellations, cancellationToken);

    public Task<ChannelResult<WireInquiries>> SearchInquiriesAsync(DateTimeOffset from, DateTimeOffset to, int offset, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{PostOrder}/inquiry/search?{Span(from, to, offset, "inquiry_")}", "search"), EbayJson.Default.WireInquiries, cancellationToken);

    /// <summary>The open ones.</summary>
    public Task<ChannelResult<WireReturns>> SearchReturnsAsync(DateTimeOffset from, DateTimeOffset to, int offset, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{PostOrder}/return/search?return_state=ALL_OPEN&{Span(from, to, offset)}", "search"), EbayJson.Default.WireReturns, cancellationToken);

    public Task<ChannelResult<Done>> RejectCancellationAsync(string cancellation, WireRejection rejection, CancellationToken cancellationToken) => DoAsync(
        Json(HttpMethod.Post, $"{PostOrder}/cancellation/{Escape(cancellation)}/reject", "rejectCancellationRequest", rejection, EbayJson.Default.WireRejection), cancellationToken);

    public Task<ChannelResult<Done>> ProvideShipmentAsync(string inquiry, WireShipmentInfo shipment, CancellationToken cancellationToken) => DoAsync(
        Json(HttpMethod.Post, $"{PostOrder}/inquiry/{Escape(inquiry)}/provide_shipment_info", "provideInquiryShipmentInfo", shipment, EbayJson.Default.WireShipmentInfo), cancellationToken);

    public Task<ChannelResult<Done>> DecideReturnAsync(string id, WireDecision decision, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Post, $"{PostOrder}/return/{Escape(id)}/decide", "processReturnRequest", decision, EbayJson.Default.WireDecision), cancellationToken);

    public Task<ChannelResult<Done>> ReceiveReturnAsync(string id, WireComments comments, CancellationToken cancellationToken) =>
        DoAsync(Json(HttpMethod.Post, $"{PostOrder}/return/{Escape(id)}/mark_as_received", "markReturnReceived", comments, EbayJson.Default.WireComments), cancellationToken);

    /// <summary>Up to the next millisecond: eBay takes no finer times.</summary>
    private static string Span(DateTimeOffset from, DateTimeOffset to, int offset, string prefix = "") =>
        $"{prefix}creation_date_range_from={Escape(Time(from))}&{prefix}creation_date_range_to={Escape(Time(to.AddMilliseconds(1)))}&limit={CasePageSize}&offset={offset}";
}
