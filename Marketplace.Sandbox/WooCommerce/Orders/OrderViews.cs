using System.Globalization;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Orders;

/// <summary>Orders, their notes and their refunds as the API shows them.</summary>
internal static class OrderViews
{
    private const int TaxRate = 1;

    public static readonly FieldSet<Order> Orders = new(
        ("id", (o, _) => o.Id), ("parent_id", (_, _) => 0), ("number", (o, _) => $"{o.Id}"), ("order_key", (o, _) => o.OrderKey), ("created_via", (_, _) => "checkout"), ("version", (_, _) => "9.4.1"),
        ("status", (o, _) => o.Status), ("currency", (o, _) => o.Currency), ("date_created", (o, _) => ProductViews.Time(o.CreatedAt)), ("date_created_gmt", (o, _) => ProductViews.Time(o.CreatedAt)),
        ("date_modified", (o, _) => ProductViews.Time(o.ModifiedAt)), ("date_modified_gmt", (o, _) => ProductViews.Time(o.ModifiedAt)), ("discount_total", (_, _) => "0.00"), ("discount_tax", (_, _) => "0.00"),
        ("shipping_total", (o, _) => Money(o.Shipping)), ("shipping_tax", (_, _) => "0.00"), ("cart_tax", (o, _) => Money(o.Tax)), ("total", (o, _) => Money(o.Total)), ("total_tax", (o, _) => Money(o.Tax)),
        ("prices_include_tax", (_, _) => false), ("customer_id", (_, _) => 0), ("customer_ip_address", (_, _) => ""), ("customer_user_agent", (_, _) => ""), ("customer_note", (o, _) => o.CustomerNote),
        ("billing", (o, _) => Billing(o.Buyer)), ("shipping", (o, _) => Shipping(o.Buyer)), ("payment_method", (o, _) => o.PaymentMethod),
        ("payment_method_title", (o, _) => Gateway.All.FirstOrDefault(g => g.Id == o.PaymentMethod)?.Title ?? ""), ("transaction_id", (_, _) => ""), ("date_paid", (o, _) => ProductViews.Time(o.PaidAt)),
        ("date_paid_gmt", (o, _) => ProductViews.Time(o.PaidAt)), ("date_completed", (o, _) => ProductViews.Time(o.CompletedAt)), ("date_completed_gmt", (o, _) => ProductViews.Time(o.CompletedAt)),
        ("cart_hash", (_, _) => ""), ("meta_data", (o, _) => o.MetaData), ("line_items", (o, _) => o.Lines.Select(Line).ToArray()), ("tax_lines", (o, _) => TaxLines(o)),
        ("shipping_lines", (o, _) => new[] { new { Id = o.ShippingLineId, MethodTitle = "Flat rate", MethodId = "flat_rate", Total = Money(o.Shipping), TotalTax = "0.00", Taxes = Array.Empty<object>(), MetaData = Array.Empty<object>() } }),
        ("fee_lines", (_, _) => Array.Empty<object>()), ("coupon_lines", (_, _) => Array.Empty<object>()), ("refunds", (o, _) => o.Refunds.Select(r => new { r.Id, r.Reason, Total = Money(-r.Amount) }).ToArray()));

    public static readonly FieldSet<OrderNote> Notes = new(
        ("id", (n, _) => n.Id), ("author", (n, _) => n.Author), ("date_created", (n, _) => ProductViews.Time(n.CreatedAt)), ("date_created_gmt", (n, _) => ProductViews.Time(n.CreatedAt)), ("note", (n, _) => n.Text),
        ("customer_note", (n, _) => n.ForCustomer));

    public static readonly FieldSet<Refund> Refunds = new(
        ("id", (r, _) => r.Id), ("date_created", (r, _) => ProductViews.Time(r.CreatedAt)), ("date_created_gmt", (r, _) => ProductViews.Time(r.CreatedAt)), ("amount", (r, _) => Money(r.Amount)),
        ("reason", (r, _) => r.Reason), ("refunded_by", (_, _) => 1), ("refunded_payment", (r, _) => r.ByGateway), ("meta_data", (r, _) => r.MetaData), ("line_items", (_, _) => Array.Empty<object>()));

    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static object Line(OrderLine line) => new
    {
        line.Id,
        line.Name,
        line.ProductId,
        line.VariationId,
        line.Quantity,
        TaxClass = "",
        Subtotal = Money(line.Total),
        SubtotalTax = Money(line.Tax),
        Total = Money(line.Total),
        TotalTax = Money(line.Tax),
        Taxes = line.Tax == 0 ? Array.Empty<object>() : [new { Id = TaxRate, Total = Money(line.Tax), Subtotal = Money(line.Tax) }],
        MetaData = Array.Empty<object>(),
        line.Sku,
        line.Price,
    };

    private static object[] TaxLines(Order order) => order.Tax == 0
        ? []
        : [new { Id = order.TaxLineId, RateCode = "US-TAX-1", RateId = TaxRate, Label = "Tax", Compound = false, TaxTotal = Money(order.Tax), ShippingTaxTotal = "0.00", MetaData = Array.Empty<object>() }];

    private static Dictionary<string, string> Billing(Buyer buyer) => new(Shipping(buyer)) { ["email"] = buyer.Email, ["phone"] = "" };

    /// <summary>Names with numbers, which a naming policy does not make.</summary>
    private static Dictionary<string, string> Shipping(Buyer buyer) => new()
    {
        ["first_name"] = buyer.FirstName,
        ["last_name"] = buyer.LastName,
        ["company"] = "",
        ["address_1"] = buyer.Address1,
        ["address_2"] = buyer.Address2,
        ["city"] = buyer.City,
        ["state"] = buyer.State,
        ["postcode"] = buyer.Postcode,
        ["country"] = buyer.Country,
    };
}
