namespace Marketplace.Sandbox.Pages;

/// <summary>A whole page around its body.</summary>
internal static class Page
{
    public static IResult Show(string title, Html body, string theme = "site", int status = 200) =>
        Results.Content(Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="/site.css">
            <link rel="icon" href="data:,">
            </head>
            <body class="{theme}">
            {body}
            </body>
            </html>
            """).Markup, "text/html; charset=utf-8", statusCode: status);
}
