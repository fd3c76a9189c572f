namespace Marketplace.Data.Security;

/// <summary>One key of the ASP.NET Data Protection key ring.</summary>
public sealed class DataProtectionKey
{
    public Guid Id { get; set; }
    public required string Xml { get; set; }
}
