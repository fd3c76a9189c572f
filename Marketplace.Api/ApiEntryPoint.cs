namespace Marketplace.Api;

/// <summary>Names this program to a test host: several programs of the solution have a <c>Program</c>.</summary>
public sealed class ApiEntryPoint;
