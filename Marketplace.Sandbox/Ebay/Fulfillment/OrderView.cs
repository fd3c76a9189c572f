using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Fulfillment;

/// <summary>The definition's <c>Order</c>.</summary>
internal static class OrderView
{
    public static object Of(EbayOrder order, EbayStore store, string origin)
    {
        var seller = store.Users.Find(order.UserId)!;
        var contact = new
        {
            fullName = order.Buyer.Name,
            email = order.Buyer.Email,
            contactAddress = new
            {
                addressLine1 = order.Buyer.Line1,
                addressLine2 = order.Buyer.Line2,
                city = order.Buyer.City,
                stateOrProvince = order.Buyer.Region,
                postalCode = order.Buyer.PostalCode,
                countryCode = order.Buyer.Country,
            },
        };
        return new
        {
            orderId = order.Id,
            creationDate = Time(order.CreatedAt),
            lastModifiedDate = Time(order.ModifiedAt),
            orderFulfillmentStatus = order.IsShipped ? "FULFILLED" : "NOT_STARTED",
            orderPaymentStatus = PaymentStatus(order),
            sellerId = seller.Username,
            buyer = new { username = order.Buyer.Username },
            buyerCheckoutNotes = order.Notes,
            ebayCollectAndRemitTax = false,
            cancelStatus = CancelStatus(order, store),
            pricingSummary = new
            {
                priceSubtotal = Money(order, order.Line.Price * order.Line.Quantity),
                deliveryCost = Money(order, order.Line.ShippingCost),
                total = Money(order, order.Total),
            },
            paymentSummary = new
            {
                totalDueSeller = Money(order, order.Total - order.Refunded),
                payments = (object[])
                [
                    new { paymentMethod = "EBAY", paymentReferenceId = order.Id, paymentDate = Time(order.CreatedAt), amount = Money(order, order.Total), paymentStatus = "PAID" },
                ],
                refunds = order.Refunds.Select(r => new { refundId = r.Id, refundDate = Time(r.At), amount = Money(order, r.Amount), refundStatus = "REFUNDED" }),
            },
            fulfillmentStartInstructions = (object[])
            [
                new
                {
                    fulfillmentInstructionsType = "SHIP_TO",
                    ebaySupportedFulfillment = false,
                    shippingStep = new { shipTo = contact, shippingCarrierCode = "USPS", shippingServiceCode = "USPSParcel" },
                },
            ],
            fulfillmentHrefs = order.Shipments.Select(s => $"{origin}{EbaySimulator.Root}{EbayApi.Fulfillment.Root}/order/{order.Id}/shipping_fulfillment/{s.Id}"),
            lineItems = (object[])[Line(order)],
            salesRecordReference = order.Line.Id,
        };
    }

    public static string PaymentStatus(EbayOrder order) => order.Refunded >= order.Total ? "FULLY_REFUNDED" : order.Refunded > 0 ? "PARTIALLY_REFUNDED" : "PAID";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static Amount Money(EbayOrder order, decimal value) => Amount.Of(value, order.Currency);

    private static object Line(EbayOrder order) => new
    {
        lineItemId = order.Line.Id,
        legacyItemId = order.Line.ListingId,
        legacyVariationId = order.Line.VariationId,
        sku = order.Line.Sku,
        title = order.Line.Title,
        quantity = order.Line.Quantity,
        soldFormat = "FIXED_PRICE",
        listingMarketplaceId = "EBAY_US",
        purchaseMarketplaceId = "EBAY_US",
        lineItemFulfillmentStatus = order.IsShipped ? "FULFILLED" : "NOT_STARTED",
        lineItemCost = Money(order, order.Line.Price * order.Line.Quantity),
        deliveryCost = new { shippingCost = Money(order, order.Line.ShippingCost) },
        total = Money(order, order.Total),
        taxes = Array.Empty<object>(),
        properties = new { buyerProtection = true, fromBestOffer = false, soldViaAdCampaign = false },
        variationAspects = order.Line.Variation.Count == 0 ? null : order.Line.Variation.Select(v => new { name = v.Key, value = v.Value }),
        lineItemFulfillmentInstructions = new { guaranteedDelivery = false, shipByDate = Time(order.CreatedAt.AddDays(3)) },
    };

    private static object CancelStatus(EbayOrder order, EbayStore store)
    {
        object[] requests =
        [
            .. store.Cases.All.Where(c => c.Kind == CaseKind.Cancellation && c.OrderId == order.Id).OrderBy(c => c.OpenedAt).Select(c => new
            {
                cancelRequestId = c.Id,
                cancelRequestedDate = Time(c.OpenedAt),
                cancelInitiator = c.ByBuyer ? "BUYER" : "SELLER",
                cancelReason = c.Reason,
                cancelRequestState = c.IsOpen ? "REQUESTED" : order.CancelledAt is null ? "REJECTED" : "COMPLETED",
                cancelCompletedDate = c.IsOpen ? null : Time(c.ChangedAt),
            }),
        ];
        return new
        {
            cancelState = order.CancelledAt is not null ? "CANCELED" : requests.Length > 0 ? "IN_PROGRESS" : "NONE_REQUESTED",
            cancelledDate = order.CancelledAt is { } at ? Time(at) : null,
            cancelRequests = requests,
        };
    }
}
