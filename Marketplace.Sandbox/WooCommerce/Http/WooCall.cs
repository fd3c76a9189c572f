using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>One call of the API, for one shop.</summary>
internal sealed class WooCall(HttpContext context)
{
    public HttpRequest Request => context.Request;

    public WooStore Store { get; } = context.RequestServices.GetRequiredService<WooStore>();

    public WooShop Shop { get; } = (WooShop)context.Items[typeof(WooShop)]!;

    public CancellationToken Cancelled => context.RequestAborted;

    /// <summary>Where links of the answer point.</summary>
    public string Origin => OriginOf(context.Request, Shop.Slug);

    public static string OriginOf(HttpRequest request, string shop) => $"{request.Scheme}://{request.Host}/woocommerce/{shop}";

    public static ValueTask<WooCall> BindAsync(HttpContext context) => new(new WooCall(context));

    public T Service<T>()
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    public Product Product(long id, bool writing = false) =>
        Store.Products.Find(id) is { } product && product.Shop == Shop.Slug ? product : throw WooRefusal.InvalidId("product", writing);

    public Order Order(long id) => Store.Orders.Find(id) is { } order && order.Shop == Shop.Slug ? order : throw WooRefusal.InvalidId("shop_order");

    /// <summary>One page of a list, with its totals in the headers, and of each entry the fields that are asked for.</summary>
    public IResult Page<T>(IReadOnlyList<T> all, Arguments arguments, FieldSet<T> fields)
    {
        var total = all.Count;
        var pages = (total + arguments.PerPage - 1) / arguments.PerPage;
        var headers = context.Response.Headers;
        headers["X-WP-Total"] = total.ToString();
        headers["X-WP-TotalPages"] = pages.ToString();
        var here = $"{Origin}{context.Request.Path.Value![(context.Request.Path.Value!.IndexOf("/wp-json", StringComparison.Ordinal))..]}";
        var links = new List<string>();
        if (arguments.Page > 1)
            links.Add($"<{here}?page={arguments.Page - 1}>; rel=\"prev\"");
        if (arguments.Page < pages)
            links.Add($"<{here}?page={arguments.Page + 1}>; rel=\"next\"");
        if (links.Count > 0)
            headers.Link = string.Join(", ", links);
        return fields.List(all.Skip(arguments.Offset).Take(arguments.PerPage), arguments.Fields, Origin);
    }
}
