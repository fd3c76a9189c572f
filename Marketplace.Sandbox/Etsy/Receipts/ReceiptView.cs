using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Inventories;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Receipts;

/// <summary>The definition's <c>ShopReceipt</c>.</summary>
internal sealed class ReceiptView(Receipt receipt)
{
    private readonly decimal price = receipt.Transactions.Sum(t => t.Price * t.Quantity);
    private readonly decimal shipping = receipt.Transactions.Sum(t => t.ShippingCost);

    public long ReceiptId => receipt.Id;
    public int ReceiptType => 0;
    public long SellerUserId => receipt.SellerUserId;
    public string? SellerEmail => null;
    public long BuyerUserId => receipt.Buyer.UserId;
    public string BuyerEmail => receipt.Buyer.Email;
    public string Name => receipt.Buyer.Name;
    public string FirstLine => receipt.Buyer.FirstLine;
    public string? SecondLine => receipt.Buyer.SecondLine;
    public string City => receipt.Buyer.City;
    public string? State => receipt.Buyer.State;
    public string Zip => receipt.Buyer.Zip;
    public string CountryIso => receipt.Buyer.CountryIso;
    public string FormattedAddress =>
        $"{Name}\n{FirstLine}\n{(SecondLine is null ? "" : SecondLine + "\n")}{City}, {State} {Zip}\n{CountryIso}";
    public string Status => receipt.Status;
    public string PaymentMethod => "cc";
    public string? PaymentEmail => null;
    public string? MessageFromSeller => receipt.MessageFromSeller;
    public string? MessageFromBuyer => receipt.MessageFromBuyer;
    public string? MessageFromPayment => null;
    public bool IsPaid => receipt.IsPaid;
    public bool IsShipped => receipt.IsShipped;
    public long CreateTimestamp => receipt.CreatedAt;
    public long CreatedTimestamp => receipt.CreatedAt;
    public long UpdateTimestamp => receipt.UpdatedAt;
    public long UpdatedTimestamp => receipt.UpdatedAt;
    public bool IsGift => false;
    public string GiftMessage => "";
    public string GiftSender => "";
    public Money Grandtotal => In(price + shipping);
    public Money Subtotal => In(price);
    public Money TotalPrice => In(price);
    public Money TotalShippingCost => In(shipping);
    public Money TotalTaxCost => In(0);
    public Money TotalVatCost => In(0);
    public Money DiscountAmt => In(0);
    public Money GiftWrapPrice => In(0);
    public IEnumerable<object> Shipments => receipt.Shipments.Select(s => new
    {
        receipt_shipping_id = s.Id,
        shipment_notification_timestamp = s.NotifiedAt,
        carrier_name = s.CarrierName,
        tracking_code = s.TrackingCode,
    });
    public IEnumerable<TransactionView> Transactions => receipt.Transactions.Select(t => new TransactionView(receipt, t));
    public IEnumerable<object> Refunds => receipt.IsCanceled
        ?
        [
            new
            {
                amount = In(price + shipping),
                created_timestamp = receipt.UpdatedAt,
                reason = "Canceled",
                note_from_issuer = (string?)null,
                status = "Successful",
            },
        ]
        : [];

    private Money In(decimal amount) => new(amount, receipt.CurrencyCode);
}

/// <summary>The definition's <c>ShopReceiptTransaction</c>.</summary>
internal sealed class TransactionView(Receipt receipt, Transaction transaction)
{
    public long TransactionId => transaction.Id;
    public string Title => transaction.Title;
    public string Description => transaction.Description;
    public long SellerUserId => receipt.SellerUserId;
    public long BuyerUserId => receipt.Buyer.UserId;
    public long CreateTimestamp => receipt.CreatedAt;
    public long CreatedTimestamp => receipt.CreatedAt;
    public long? PaidTimestamp => receipt.IsPaid ? receipt.CreatedAt : null;
    public long? ShippedTimestamp => receipt.Shipments.Count > 0 ? receipt.Shipments[0].NotifiedAt : null;
    public int Quantity => transaction.Quantity;
    public long? ListingImageId => transaction.ImageId;
    public long ReceiptId => receipt.Id;
    public bool IsDigital => false;
    public string FileData => "";
    public long ListingId => transaction.ListingId;
    public string TransactionType => "listing";
    public long ProductId => transaction.ProductId;
    public string Sku => transaction.Sku;
    public Money Price => new(transaction.Price, receipt.CurrencyCode);
    public Money ShippingCost => new(transaction.ShippingCost, receipt.CurrencyCode);
    public IEnumerable<object> Variations => transaction.Properties.Select(p => new
    {
        property_id = p.PropertyId,
        value_id = p.ValueIds[0],
        formatted_name = p.PropertyName,
        formatted_value = p.Values[0],
        question_id = (long?)null,
    });
    public IEnumerable<object> ProductData => transaction.Properties.Select(ProductView.View);
    public long? ShippingProfileId => transaction.ShippingProfileId;
    public int? MinProcessingDays => 1;
    public int? MaxProcessingDays => 3;
    public string? ShippingMethod => null;
    public string? ShippingUpgrade => null;
    public long? ExpectedShipDate => receipt.CreatedAt + (3 * 24 * 3600);
    public decimal BuyerCoupon => 0;
    public decimal ShopCoupon => 0;
}
