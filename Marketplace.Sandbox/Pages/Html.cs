using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Marketplace.Sandbox.Pages;

/// <summary>Markup. Written as an interpolated string, whose holes are encoded unless they are markup themselves.</summary>
internal readonly record struct Html(string Markup)
{
    public static readonly Html Empty = new("");

    public static Html Of(HtmlBuilder builder) => new(builder.ToString());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> item) => new(string.Concat(items.Select(i => item(i).Markup)));

    public static Html If(bool condition, HtmlBuilder builder) => condition ? Of(builder) : Empty;
}

[InterpolatedStringHandler]
internal readonly ref struct HtmlBuilder(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(Html value) => text.Append(value.Markup);

    public void AppendFormatted(object? value) => text.Append(WebUtility.HtmlEncode(value?.ToString()));

    public void AppendFormatted(IFormattable value, string format) =>
        text.Append(WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)));

    public override string ToString() => text.ToString();
}
