using GraphQL;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>A "no" that stands among the top-level errors of an answer; what a mutation refuses in its input are <c>userErrors</c> instead.</summary>
internal sealed class ShopifyRefusal : ExecutionError
{
    /// <param name="message">As Shopify words it.</param>
    /// <param name="code">What <c>extensions.code</c> says.</param>
    public ShopifyRefusal(string message, string code)
        : base(message) => Code = code;

    public static ShopifyRefusal Denied(string field, string scope) =>
        new($"Access denied for {field} field. Required access: `{scope}` access scope.", "ACCESS_DENIED");
}
