using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Etsy.Pages;

/// <summary>The frame of the shop's pages.</summary>
internal static class EtsyPage
{
    public static IResult Show(string title, Html body, int status = 200) => Page.Show($"{title} · Etsy (simulated)", Html.Of($"""
        <header class="bar"><a class="brand" href="/control/etsy">Etsy <small>simulated</small></a></header>
        {body}
        """), "etsy", status);

    public static IResult NotFound() => Show("Not found", Html.Of($"""
        <main class="card narrow"><h1>This page is not here</h1><p>The item may have been sold, ended or never listed.</p></main>
        """), StatusCodes.Status404NotFound);

    public static string Price(decimal amount, string currencyCode) =>
        currencyCode == "USD" ? $"${amount:0.00}" : $"{amount:0.00} {currencyCode}";
}
