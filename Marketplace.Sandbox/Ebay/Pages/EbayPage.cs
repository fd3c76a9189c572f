using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Ebay.Pages;

/// <summary>The frame of the site's pages.</summary>
internal static class EbayPage
{
    public static IResult Show(string title, Html body, int status = 200) => Page.Show($"{title} · eBay (simulated)", Html.Of($"""
        <header class="bar"><a class="brand" href="/control/ebay">eBay <small>simulated</small></a></header>
        {body}
        """), "ebay", status);

    public static IResult NotFound() => Show("Not found", Html.Of($"""
        <main class="card narrow"><h1>We looked everywhere</h1><p>This page is missing, or the listing has ended.</p></main>
        """), StatusCodes.Status404NotFound);

    public static string Price(decimal amount, string currencyCode) =>
        currencyCode == "USD" ? $"US ${amount:0.00}" : $"{amount:0.00} {currencyCode}";
}
