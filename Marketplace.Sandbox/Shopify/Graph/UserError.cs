namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>What is wrong with a mutation's input.</summary>
/// <param name="Field">The path to it, from the argument on.</param>
/// <param name="Code">Where the mutation's errors have one.</param>
internal sealed record UserError(string Message, IReadOnlyList<string>? Field = null, string? Code = null)
{
    /// <param name="path">Dotted, e.g. <c>input.variants.0.price</c>.</param>
    public static UserError At(string path, string message, string? code = null) => new(message, path.Split('.'), code);
}
