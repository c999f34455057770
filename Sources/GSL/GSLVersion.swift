import CGSL

/// The GNU Scientific Library that this program uses.
public enum GSLVersion {
  /// The version that is loaded now, such as "2.7.1".
  public static var loaded: String { String(cString: evenkeel_gsl_version()) }
  /// The version this program was built with.
  public static var built: String { GSL_VERSION }
}
