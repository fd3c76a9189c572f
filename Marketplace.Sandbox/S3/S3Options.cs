namespace Marketplace.Sandbox.S3;

/// <summary>Configuration section <c>Sandbox:S3</c>.</summary>
public sealed class S3Options
{
    /// <value>The one access key. Default: <c>SANDBOXS3ACCESSKEY01</c>.</value>
    public string AccessKey { get; set; } = "SANDBOXS3ACCESSKEY01";

    /// <value>Its secret. Default: <c>sandboxs3secret</c>.</value>
    public string SecretKey { get; set; } = "sandboxs3secret";

    /// <value>The buckets that exist. Default: <c>marketplace</c>.</value>
    public IList<string> Buckets { get; } = ["marketplace"];
}
